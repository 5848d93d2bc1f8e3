"""The audit chain: acts of power append to it, and nobody changes what it says."""
