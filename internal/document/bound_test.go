package document_test

import (
	"strings"
	"testing"

	"catchup/internal/document"
)

// TestDaysAndAmountsAreBound shows the spaces at which no line ends as "_".
func TestDaysAndAmountsAreBound(t *testing.T) {
	for _, want := range []string{
		"Sample Record, 12_June_2024",
		"8 to 14_June_2024, and 3_May",
		"In May_2024 it was £1.3_billion of £(2.0)_billion",
		"It may 20 times be 5_per_cent, see Table_3",
		"No._12 · 24 wards and 3_million",
		"A march 2024 metres long",
	} {
		if got := strings.ReplaceAll(document.Bound(strings.ReplaceAll(want, "_", " ")), "\u00a0", "_"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if plain := strings.ReplaceAll(want, "_", " "); document.Unbound(document.Bound(plain)) != plain {
			t.Errorf("%q does not come back", plain)
		}
	}
}
