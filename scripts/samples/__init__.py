"""What make_samples.py and the tests of the samples share."""
