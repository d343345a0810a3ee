-- A search that was asked is found by its number alone, and whoever has it reads what somebody looked for. Numbers are
-- random from now on; those that were given one by one could be guessed. They are kept seven days at most in any case, and
-- a button of one says that it is to be asked again.
delete from asked;
