"""Pure knowledge about text, of use on several floors: widths, folds, hosts, numbering plans, calendars, speakers."""
