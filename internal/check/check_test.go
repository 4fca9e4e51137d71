package check

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestProblemReadsAsOneLine(t *testing.T) {
	for _, c := range []struct {
		problem Problem
		want    string
	}{
		{Problem{Path: "mail.from", Message: "is missing", Pos: Pos{"config/catchup.yaml", 3, 7}}, "config/catchup.yaml:3:7: mail.from: is missing"},
		{Problem{Message: "is empty", Hint: "start from the sample", Pos: Pos{File: "a.yaml"}}, "a.yaml: is empty (start from the sample)"},
		{Problem{Path: "store", Message: "is not there"}, "store: is not there"},
	} {
		if got := c.problem.Error(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestNoProblemsAreNoError(t *testing.T) {
	if err := (Problems{}).Err(); err != nil {
		t.Errorf("no problems are the error %v", err)
	}
}

func TestPlacesNoteTheirPath(t *testing.T) {
	var list Problems
	at := At("", &list).Key("sources").Key("outlets").Key("urls")
	at.Item(2).Note("", "is no address")
	want := Problems{{Path: "sources.outlets.urls[2]", Message: "is no address"}}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Error(diff)
	}
}

func TestSortFollowsTheFiles(t *testing.T) {
	ps := Problems{{Pos: Pos{"b", 1, 1}}, {Pos: Pos{"a", 9, 2}}, {Pos: Pos{"a", 9, 1}}, {Pos: Pos{"a", 2, 8}}}
	ps.Sort()
	want := Problems{{Pos: Pos{"a", 2, 8}}, {Pos: Pos{"a", 9, 1}}, {Pos: Pos{"a", 9, 2}}, {Pos: Pos{"b", 1, 1}}}
	if diff := cmp.Diff(want, ps); diff != "" {
		t.Error(diff)
	}
}

func TestDidYouMean(t *testing.T) {
	known := []string{"feed", "articles", "csv", "xlsx", "json", "sql"}
	for word, want := range map[string]string{
		"artciles": `did you mean "articles"?`,
		"CSV":      `did you mean "csv"?`,
		"fed":      `did you mean "feed"?`,
		"parquet":  "known: articles, csv, feed, json, sql, xlsx",
	} {
		if got := DidYouMean(word, known); got != want {
			t.Errorf("DidYouMean(%q) = %q, want %q", word, got, want)
		}
	}
	var hundred []string
	for i := range 100 {
		hundred = append(hundred, fmt.Sprintf("column %d", i))
	}
	if got, want := DidYouMean("deficit", hundred), "100 are known, the nearest: column 0, column 1, column 2, column 3, column 4"; got != want {
		t.Errorf("of a hundred names the hint is %q, want %q", got, want)
	}
	if got := DidYouMean("x", nil); got != "" {
		t.Errorf("with nothing known the hint is %q", got)
	}
}
