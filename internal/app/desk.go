package app

import (
	"errors"
	"fmt"

	"catchup/internal/check"
	"catchup/internal/editor"
)

// CheckEdits reads what editors wrote for any edition of any report. Mistakes
// are check.Problems.
func (a *App) CheckEdits() error {
	desk := editor.Edits{Dir: a.options.Dir}
	var problems check.Problems
	for _, report := range a.Reports() {
		err := desk.Check(report, a.settings.Reports[report].Definition.Period)
		var mistakes check.Problems
		if err != nil && !errors.As(err, &mistakes) {
			return fmt.Errorf("reading what editors wrote: %w", err)
		}
		problems = append(problems, mistakes...)
	}
	return problems.Err()
}
