"""What is signed: that nothing of the text, the rules, the vectors and the scenarios is left over."""
