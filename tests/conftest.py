"""What holds for every test."""

from hypothesis import settings

# A law that holds takes as long as the machine is busy: speed is measured in `benchmarks`.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
