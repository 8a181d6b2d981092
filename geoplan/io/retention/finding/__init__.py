"""Where to look for what is kept: the register, geoplan's own folder, the folders of projects."""
