package main

import (
	"fmt"

	"catchup/internal/deliver/domain"
)

// tellPublished prints the findings about a domain, with hints, and counts the
// faults.
func (on screen) tellPublished(found []domain.Finding) (faults int) {
	for _, f := range found {
		verdict := "noted"
		switch f.Severity {
		case domain.Good:
			verdict = "ok"
		case domain.Fault:
			verdict = "FAILED"
			faults++
		}
		fmt.Fprintf(on.out, "%-7s %-18s %s\n", verdict, f.About, f.Message)
		if f.Hint != "" {
			fmt.Fprintf(on.out, "%27s%s\n", "", f.Hint)
		}
	}
	return faults
}
