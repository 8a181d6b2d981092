"""
Emptying what a project holds of weeks whose time is over, so that its audit can still be followed.

Rows stay as tombstones: numbers, moments and hashes are left, and what was said in them goes. The deed is a
link of the chain itself; it holds a digest of every row as it is since, and verifying goes by that.
"""
