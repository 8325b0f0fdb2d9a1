"""A module for each line of the suite; what it measures is said at its top."""
