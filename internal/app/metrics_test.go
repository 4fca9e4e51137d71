package app

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"
	"gopkg.in/yaml.v3"

	"catchup/config"
)

// TestMetricsAreDescribed holds docs/operating.md to the metrics that there
// are: each stands in its table, and in an alert.
func TestMetricsAreDescribed(t *testing.T) {
	text, err := os.ReadFile("../../docs/operating.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n## Metrics and alerts\n")
	table, _, _ := strings.Cut(section, "```")
	want := registered(NewMetrics("test"))
	if diff := cmp.Diff(want, names(regexp.MustCompile("(?m)^\\| `(catchup_[a-z_]+)`"), table)); diff != "" {
		t.Errorf("the table (-metrics +table):\n%s", diff)
	}
	var rules struct {
		Groups []struct {
			Rules []struct {
				Alert, Expr, For string
				Annotations      struct{ Summary string }
			}
		}
	}
	_, block, _ := strings.Cut(section, "```yaml\n")
	block, _, _ = strings.Cut(block, "```")
	if err := yaml.Unmarshal([]byte(block), &rules); err != nil {
		t.Fatalf("the alerts cannot be read: %v", err)
	}
	var used strings.Builder
	for _, r := range rules.Groups[0].Rules {
		if r.Alert == "" || r.Expr == "" || r.Annotations.Summary == "" || strings.Count(r.Expr, "(") != strings.Count(r.Expr, ")") {
			t.Errorf("an alert is not whole: %+v", r)
		}
		used.WriteString(strings.ReplaceAll(r.Expr, "_bucket", "") + "\n")
	}
	if diff := cmp.Diff(want, names(regexp.MustCompile("(catchup_[a-z_]+)"), used.String())); diff != "" {
		t.Errorf("the alerts (-metrics +alerts):\n%s", diff)
	}
}

// registered are the names of our own metrics, in order.
func registered(m *Metrics) []string {
	all := make(chan *prometheus.Desc)
	go func() { m.Describe(all); close(all) }()
	var text strings.Builder
	for d := range all {
		text.WriteString(d.String() + "\n")
	}
	return names(regexp.MustCompile(`fqName: "(catchup_[a-z_]+)"`), text.String())
}

func names(pattern *regexp.Regexp, text string) (all []string) {
	for _, m := range pattern.FindAllStringSubmatch(text, -1) {
		all = append(all, m[1])
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// TestMetrics makes, sends and fails, and counts.
func TestMetrics(t *testing.T) {
	w := watchOver(t, 3, func(s *config.Settings) { s.Mail.PauseOver = 1 })
	w.reply = func(to string) string {
		return map[bool]string{true: "550 5.1.1 no"}[strings.Contains(to, "reader01")]
	}
	w.run()
	w.fill("beds.csv", "ward\nWard 7\n")
	w.run()
	w.watch.Look(t.Context())
	m := w.in.metrics
	for name, c := range map[string]struct {
		metric prometheus.Collector
		want   float64
	}{
		"made":          {m.made.WithLabelValues("daily"), 1},
		"sent":          {m.deliveries.WithLabelValues("daily", "sent"), 2},
		"refused":       {m.deliveries.WithLabelValues("daily", "refused"), 1},
		"unread":        {m.unread.WithLabelValues("beds"), 1},
		"kinds of step": {m.steps, 6},
	} {
		got := float64(testutil.CollectAndCount(c.metric))
		if name != "kinds of step" {
			got = testutil.ToFloat64(c.metric)
		}
		if got != c.want {
			t.Errorf("%s: %g, want %g", name, got, c.want)
		}
	}
}
