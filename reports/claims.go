package reports

import (
	"fmt"
	"maps"
	"slices"

	"catchup/internal/finance"
)

// Claims are warnings about the operator's own words for sentences that say that
// something rose or fell, or became better or worse, and do not name what it is held
// against. A control chart alone can tell that it is no usual variation.
func (s Spec) Claims() (all []string) {
	for _, section := range s.Sections {
		f := section.computed()
		if f == nil {
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(f.Words)) {
			if word := finance.Groundless(f.Words[name]); word != "" {
				all = append(all, fmt.Sprintf("%s: the words for %q say %q without what it is held against: name it (“than in May”), or leave it to a control chart", f.Title, name, word))
			}
		}
	}
	return all
}
