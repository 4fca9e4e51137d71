package main

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"catchup/internal/check"
)

// takes holds a command to a number of arguments, which its line of usage
// names.
func takes(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, given []string) error {
		switch {
		case len(given) < least:
			return usage{fmt.Errorf("an argument is missing: %s", c.UseLine())}
		case len(given) <= most:
			return nil
		case c.HasSubCommands():
			return usage{unknown("command", given[0], commands(c))}
		}
		return usage{fmt.Errorf("%q is one argument too many: %s", given[most], c.UseLine())}
	}
}

// misused says in our words what is wrong with a flag.
func misused(c *cobra.Command, err error) error {
	var none *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	switch {
	case errors.As(err, &none) && none.GetSpecifiedShortnames() == "":
		var known []string
		c.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, "--"+f.Name) })
		return usage{unknown("flag", "--"+none.GetSpecifiedName(), known)}
	case errors.As(err, &bare):
		return usage{fmt.Errorf("--%s needs a value: %s", bare.GetFlag().Name, meaning(bare.GetFlag()))}
	case errors.As(err, &wrong) && errors.As(err, new(*strconv.NumError)):
		return usage{fmt.Errorf("%q is no number for --%s: %s", wrong.GetValue(), wrong.GetFlag().Name, meaning(wrong.GetFlag()))}
	case errors.As(err, &wrong): // the flag's own words
		return usage{fmt.Errorf("--%s: %w", wrong.GetFlag().Name, wrong.Unwrap())}
	}
	return usage{err}
}

// meaning is what a flag is for.
func meaning(f *pflag.Flag) string {
	_, words := pflag.UnquoteUsage(f)
	return words
}

func unknown(what, name string, known []string) error {
	return check.Problem{Message: fmt.Sprintf("there is no %s %q", what, name), Hint: check.DidYouMean(name, known)}
}

// commands are the names of the commands below another.
func commands(c *cobra.Command) (names []string) {
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	return names
}
