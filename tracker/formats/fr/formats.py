# Short names of months cannot be told apart (juin, juil.) unless cut as the language does.
DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j N Y"
DATETIME_FORMAT = r"j F Y, H \h i"
SHORT_DATETIME_FORMAT = r"j N Y, H \h i"
