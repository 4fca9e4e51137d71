package sqlquery

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/check"
	"catchup/internal/setting"
)

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		spec Spec
		want []string
	}{
		{Spec{DSN: setting.NewSecret("oracle://ann:hunter2@db")}, []string{"dsn", "timeout", "rows"}},
		{Spec{DSN: setting.NewSecret("sqlite:a.db"), Query: "DROP TABLE a", Timeout: 1, Rows: 1}, []string{"query"}},
		{Spec{DSN: setting.NewSecret("sqlite:a.db"), Query: "SELECT 1", Timeout: 1, Rows: 1}, nil},
	} {
		var problems check.Problems
		c.spec.Check(check.At("", &problems))
		var paths []string
		for _, p := range problems {
			paths = append(paths, p.Path)
		}
		if diff := cmp.Diff(c.want, paths); diff != "" {
			t.Error(diff)
		}
		if strings.Contains(problems.Error(), "hunter2") {
			t.Errorf("the DSN is told: %v", problems)
		}
	}
}
