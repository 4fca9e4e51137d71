package table

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/check"
)

// TestCells rests a value on its own cell, or on those it was made from.
func TestCells(t *testing.T) {
	one, other := Origin{Row: 2, Column: "A"}, Origin{Row: 3, Column: "B"}
	read, made := Value{From: one}, Value{Made: &Made{Rule: "a − b", From: []Origin{one, other}}}
	if diff := cmp.Diff([]Origin{one}, read.Cells()); diff != "" || read.Rule() != "" {
		t.Error(diff, read.Rule())
	}
	if diff := cmp.Diff([]Origin{one, other}, made.Cells()); diff != "" || made.Rule() != "a − b" {
		t.Error(diff, made.Rule())
	}
}

// TestSense reads what a column means, and refuses it where there are no amounts.
func TestSense(t *testing.T) {
	var s Sign
	var b Basis
	if s.UnmarshalText([]byte("deficit")) != nil || s != Deficit || s.UnmarshalText([]byte("loss")) == nil ||
		b.UnmarshalText([]byte("to-date")) != nil || b != ToDate || b.UnmarshalText([]byte("monthly")) == nil {
		t.Error(s, b)
	}
	var problems check.Problems
	ColumnSpec{Kind: Money, Unit: "GBP", Sign: Deficit, Basis: InMonth}.Check(check.At("gap", &problems))
	if len(problems) > 0 {
		t.Error(problems)
	}
	ColumnSpec{Kind: Text, Sign: Deficit, Basis: InMonth}.Check(check.At("gap", &problems))
	if words := problems.Error(); !strings.Contains(words, "gap.sign: a column of kind text has no amounts") || !strings.Contains(words, "gap.basis") {
		t.Error(words)
	}
}
