"""
What is kept on disk and came from people's data: where it is, until when, and how it is deleted for good.

A command tells the register of every file that it writes (`registering`). `what_is_kept` looks at the
register, at geoplan's own folder and at project folders, and gives everything a date after which it goes;
`purge` deletes what is over, and leaves a certificate that is a link of a chain of hashes.
"""
