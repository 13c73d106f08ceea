"""Engines that go beyond one machine: ``make test-spark``. ``make test`` needs none of them."""
