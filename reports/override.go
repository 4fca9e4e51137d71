package reports

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/document"
	"catchup/internal/finance"
)

// override says above everything else that the document was published although
// its sources are not as expected, and why. The document keeps the breaches and
// the reason. A slice keeps only the reason, since a breach may name rows of
// others.
func (in Input) override(d *document.Document) {
	if in.Override == nil {
		return
	}
	d.Override = in.Override
	if in.sliceName() != "" {
		d.Override = &document.Override{Reason: in.Override.Reason}
	}
	notice := fmt.Sprintf("Published although %s: %s", finance.List(in.faults()), in.Override.Reason)
	d.Notices = append([]string{notice}, d.Notices...)
}

// faults are what readers are told of the breaches, once for each source.
func (in Input) faults() []string {
	var sources []string
	faults := map[string][]string{}
	for _, b := range in.Override.Breaches {
		if faults[b.Source] == nil {
			sources = append(sources, b.Source)
		}
		if fault := fault(b.What); !slices.Contains(faults[b.Source], fault) {
			faults[b.Source] = append(faults[b.Source], fault)
		}
	}
	said := make([]string, len(sources))
	for i, source := range sources {
		said[i] = fmt.Sprintf("the source “%s” %s", in.title(source), strings.Join(faults[source], " and "))
	}
	return said
}

// fault says in words for readers what is wrong with a source that is not as
// expected.
func fault(what string) string {
	name, _, _ := strings.Cut(what, "[")
	name, _, _ = strings.Cut(name, ".")
	switch name {
	case "columns":
		return "lacks columns"
	case "rows":
		return "does not have as many rows as it should"
	case "fresh":
		return "is older than it should be"
	case "sums", "adds":
		return "has figures that do not add up"
	case "jump":
		return "has figures that have moved further than expected since the last edition"
	case "known":
		return "has codes that are not known"
	case "unique":
		return "gives something twice"
	}
	return "is not as expected"
}
