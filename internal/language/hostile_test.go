package language

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"catchup/internal/tooltest"
)

var runsOfDigits = regexp.MustCompile(`[0-9]+`)

// FuzzFaithful holds that a text is never faithful which has digits that stand
// nowhere in its source, and that it is found out in bounded time.
func FuzzFaithful(f *testing.F) {
	const source = "The trust in Avon lost £12.5m. “It is late,” said Dr Ann Hill of the Gazette in 2024."
	f.Add("The trust lost £12.5m. It is in Avon.", source)
	f.Add("The trust lost £21.5m. Twenty people left.", source)
	f.Add("“It is late.” Dr Hill said so. 1 in 7 left", source)
	f.Fuzz(func(t *testing.T, text, source string) {
		start := tooltest.Worked(t)
		err := Faithful(text, []string{source}, 8, 400)
		if took := tooltest.Worked(t) - start; took > tooltest.Slowness*(time.Second+time.Duration(len(text)+len(source))*50*time.Microsecond) {
			t.Errorf("%d and %d bytes take %s", len(text), len(source), took)
		}
		for _, digits := range runsOfDigits.FindAllString(text, -1) {
			if err == nil && !strings.Contains(source, digits) {
				t.Errorf("%q says %s, and %q does not", text, digits, source)
			}
		}
	})
}
