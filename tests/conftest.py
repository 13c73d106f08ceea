"""What all tests share: how hypothesis draws its examples."""

import os

from hypothesis import HealthCheck, settings

# A check runs as long as it needs: a slow machine is no reason to fail.
settings.register_profile("base", deadline=None, suppress_health_check=[HealthCheck.too_slow])

# The default, and what CI runs: the same examples every time, so that two runs do and count the same.
settings.register_profile("ci", settings.get_profile("base"), derandomize=True, print_blob=True)

# While working on something: new examples in each run, and found failures are kept.
settings.register_profile("dev", settings.get_profile("base"), print_blob=True)

# A search in earnest.
settings.register_profile(
    "thorough", settings.get_profile("base"), max_examples=2_000, print_blob=True
)

settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
