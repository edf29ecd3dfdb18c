"""What-if: many futures of the library, under the enacted rules or amended ones.

Everything that draws stands here and never below: rules know no chance. Needs the extra ``whatif``.
"""
