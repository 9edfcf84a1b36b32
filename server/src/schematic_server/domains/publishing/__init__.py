"""Putting plan versions live: publishing, its preview, what differs, what stands in the way, and plans in bundles."""
