"""Speed and memory, as ratios against limits that are measured in the same run."""
