"""The Measures as scenarios in Chinese, in files that an official can read and sign."""
