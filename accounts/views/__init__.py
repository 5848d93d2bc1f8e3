"""The pages of people: their own account's are allauth's, in our look."""
