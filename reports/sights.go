package reports

import (
	"fmt"
	"strings"

	"catchup/internal/finance"
	"catchup/internal/table"
)

// mostSights is how many feeds of a source are named one by one in notices.
const mostSights = 3

// unseen says what may be missing of a source since its feeds were not seen all
// the time of the period.
func (in Input) unseen(source string, t *table.Table) (notices []string) {
	var names []string
	for _, s := range t.Sights {
		if said := s.Unseen(in.Period); len(said) > 0 {
			names = append(names, s.Name())
			notices = append(notices, strings.Join(said, " "))
		}
	}
	if len(names) <= mostSights {
		return notices
	}
	if more := len(names) - mostSights; more > 1 {
		names = append(names[:mostSights], fmt.Sprintf("%d others", more))
	}
	return []string{fmt.Sprintf("%d of the %d feeds of “%s” were not seen all the time, so some of what they published may be missing: %s.", len(notices), len(t.Sights), in.title(source), finance.List(names))}
}
