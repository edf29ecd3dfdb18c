"""What is tested by changing one thing and seeing whether anybody notices."""
