package app

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"catchup/config"
	"catchup/internal/document"
	"catchup/internal/edition"
)

// fault is a figure of a file of config/examples, and a wrong one in its place.
type fault struct{ file, right, wrong string }

// faults breaks each of what the board's pack expects of its sources.
var faults = map[string]fault{
	"ledger, unique":                    {"data/board_trial_balance.csv", "6100,Drugs,Drugs,Medicine,2025-26,M8,", "6100,Drugs,Drugs,Medicine,2025-26,M7,"},
	"ledger, agrees[0]":                 {"data/board_trial_balance.csv", "Drugs,Medicine,2025-26,M8,-1911,-2065", "Drugs,Medicine,2025-26,M8,-1911,-2064"},
	"ledger, agrees[1]":                 {"data/board_trial_balance.csv", "Depreciation,Trust-wide,2025-26,M8,-1339,-1341", "Depreciation,Trust-wide,2025-26,M8,-1339,-1340"},
	"ledger, agrees[2]":                 {"data/board_pay.csv", "2025-26,M8,Nursing and midwifery,Bank staff,104.2,134.1,442,570", "2025-26,M8,Nursing and midwifery,Bank staff,104.2,134.1,442,571"},
	"ledger, agrees[3]":                 {"data/board_activity.csv", "2025-26,M8,Day case,3196,2954,3097,2895", "2025-26,M8,Day case,3196,2954,3097,2896"},
	"ledger, agrees[4]":                 {"data/board_activity.csv", "2025-26,M8,Day case,3196,2954,3097,2895", "2025-26,M8,Day case,3196,2954,3096,2895"},
	"income_and_expenditure, agrees[0]": {"board.yaml", "- filter: { actual: known }\n      - group: { by: [line, ", "- filter: { actual: known, line: not Pay }\n      - group: { by: [line, "},
	"balances, adds[0]":                 {"data/board_balance_sheet.csv", "2025-26,M8,1611,-1831,-2009,-3840", "2025-26,M8,1611,-1830,-2009,-3840"},
	"balances, agrees[0]":               {"data/board_balance_sheet.csv", "2025-26,M8,1611,-1831,-2009,-3840", "2025-26,M8,1611,-1831,-2009,-3839"},
	"balances, agrees[1]":               {"data/board_balance_sheet.csv", "2025-26,M8,7291,7209,-92,7117", "2025-26,M8,7291,7209,-93,7116"},
	"balances, agrees[2]":               {"data/board_cash_flow.csv", "Interest,2025-26,M8,48", "Interest,2025-26,M8,49"},
	"cash, agrees[0]":                   {"data/board_cash.csv", "2025-26,M8,28600,25124,", "2025-26,M8,28600,25125,"},
	"aged_debt, adds[0]":                {"data/board_aged_debt.csv", "NHS bodies,2025-26,M8,2707,933,467,560,4667", "NHS bodies,2025-26,M8,2707,933,467,561,4667"},
	"aged_debt, agrees[0]":              {"data/board_aged_debt.csv", "NHS bodies,2025-26,M8,2707,933,467,560,4667", "NHS bodies,2025-26,M8,2707,933,467,561,4668"},
	"capital, agrees[0]":                {"data/board_capital.csv", "Theatre refurbishment,Internal,2025-26,M8,520,597", "Theatre refurbishment,Internal,2025-26,M8,520,598"},
	"forecast, adds[0]":                 {"data/board_forecast.csv", "Pay,2025-26,M8,-272875,", "Pay,2025-26,M8,-272874,"},
	"risks, agrees[0]":                  {"data/board_risks.csv", "2300,1500,400", "2300,1501,400"},
}

// TestThePackHoldsWhatDoesNotAgree has one wrong figure in the board's pack, for each of
// its rules: none may go out.
//
//test:serial
func TestThePackHoldsWhatDoesNotAgree(t *testing.T) {
	settings, err := config.Load(config.Options{Dir: "../..", File: "config/examples/board.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	rules := 0
	for _, s := range settings.Sources {
		if e := s.Expect; e != nil {
			rules += len(e.Agrees) + len(e.Adds) + min(len(e.Unique), 1)
		}
	}
	if rules != len(faults) {
		t.Errorf("the pack has %d rules, and %d are broken here", rules, len(faults))
	}
	for rule, fault := range faults {
		t.Run(rule, func(t *testing.T) {
			var held *edition.Held
			if err := packed(t, fault); !errors.As(err, &held) || !slices.ContainsFunc(held.Breaches, func(b document.Breach) bool { return b.Source+", "+b.What == rule }) {
				t.Errorf("a wrong figure goes out, or is held for something else: %v: %+v", err, held)
			}
		})
	}
}

// packed makes the pack with the fault.
func packed(t *testing.T, f fault) error {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{"config", "reports"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join("..", "..", part))); err != nil {
			t.Fatal(err)
		}
	}
	name := filepath.Join(dir, "config/examples", f.file)
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), f.right); n != 1 {
		t.Fatalf("%s has %q %d times", f.file, f.right, n)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(text), f.right, f.wrong, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	settings, err := config.Load(config.Options{Dir: dir, File: "config/examples/board.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(t.Context(), settings, Options{Dir: dir, Dry: true, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Stop()
	_, err = a.Run(t.Context(), Order{Report: "board"})
	return err
}
