package tooltest

import (
	"fmt"
	"path/filepath"
	"testing"
)

// recorder notes how a test would end, and goes on.
type recorder struct {
	testing.TB
	failed, skipped string
}

func (r *recorder) Helper()                        {}
func (r *recorder) Fatalf(format string, a ...any) { r.failed = fmt.Sprintf(format, a...) }
func (r *recorder) Skipf(format string, a ...any)  { r.skipped = fmt.Sprintf(format, a...) }

func TestWhatIsLackingSkipsOrFails(t *testing.T) {
	const name, want = "no-program-of-this-name", "there is no program no-program-of-this-name"
	for all, ends := range map[string]recorder{"": {skipped: "SKIP: " + want}, "1": {failed: want}} {
		t.Setenv(everything, all)
		var got recorder
		if path := Program(&got, name); path != "" || got != ends {
			t.Errorf("%s=%q: %q, %+v", everything, all, path, got)
		}
		got = recorder{}
		if address := Server(&got, "CATCHUP_NO_SUCH_SERVER"); address != "" || (got.failed != "") != (all == "1") || (got.skipped != "") == (all == "1") {
			t.Errorf("%s=%q: %q, %+v", everything, all, address, got)
		}
	}
}

func TestTheFirstProgramThatIsThere(t *testing.T) {
	if got := Program(t, "no-program-of-this-name", "go", "sh"); filepath.Base(got) != "go" {
		t.Errorf("%s, want go", got)
	}
}
