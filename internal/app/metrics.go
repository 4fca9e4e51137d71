package app

import (
	"context"
	"runtime"
	"slices"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promauto"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/source"
	"catchup/internal/table"
	"catchup/internal/watch"
)

// Metrics are the metrics for Prometheus. They count from the start of the
// process, whatever settings it has had; docs/operating.md lists them.
type Metrics struct {
	*prometheus.Registry

	made       *prometheus.CounterVec   // by report
	steps      *prometheus.HistogramVec // by step
	deliveries *prometheus.CounterVec   // by report and state
	unread     *prometheus.CounterVec   // by source
	visits     *prometheus.CounterVec   // by source and outcome
	returns    *prometheus.CounterVec   // by report, kind and outcome
	refused    *prometheus.CounterVec   // sign-ins of operators, by reason
	watch      *watch.Metrics           // of how the reports stand
}

// The steps that are timed.
const (
	stepRead  = "read"  // one source
	stepSet   = "set"   // one form of an edition, or of a slice
	stepKeep  = "keep"  // an edition and its queue of deliveries
	stepMake  = "make"  // an edition, all of the above together
	stepSend  = "send"  // what could be sent of an edition at a time
	stepSweep = "sweep" // looking how all reports stand
)

// NewMetrics makes the metrics of a program of that version.
func NewMetrics(version string) *Metrics {
	m := &Metrics{Registry: prometheus.NewRegistry()}
	m.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	in := promauto.With(m.Registry)
	counter := func(name, help string, labels ...string) *prometheus.CounterVec {
		return in.NewCounterVec(prometheus.CounterOpts{Name: "catchup_" + name, Help: help}, labels)
	}
	m.made = counter("editions_made_total", "Editions that were made and kept.", "report")
	m.deliveries = counter("deliveries_total", "Attempts to deliver a letter, by the state that the delivery was left in; queued is for now not accepted.", "report", "state")
	m.unread = counter("source_failures_total", "Readings of a source that failed.", "source")
	m.visits = counter("feed_visits_total", "Visits to feeds between editions, by what came of them: news, same or failed.", "source", "outcome")
	m.returns = counter("returns_total", "Answers to letters that came back, by their kind and by what became of the reader: keep, suspend or leave; those to no known letter have no report.", "report", "kind", "outcome")
	m.refused = counter("sign_ins_refused_total", "Sign-ins at the operators' site that were refused, by the reason: too_often, too_many, password or code.", "why")
	m.steps = in.NewHistogramVec(prometheus.HistogramOpts{
		Name: "catchup_step_duration_seconds", Help: "How long a step took: " + stepRead + ", " + stepSet + ", " + stepKeep + ", " + stepMake + ", " + stepSend + " or " + stepSweep + ".",
		Buckets: []float64{.01, .05, .1, .5, 1, 5, 10, 30, 60, 300, 1800},
	}, []string{"step"})
	m.watch = watch.NewMetrics(m.Registry, prometheus.ObserverFunc(func(seconds float64) { m.steps.WithLabelValues(stepSweep).Observe(seconds) }))
	build := in.NewGaugeVec(prometheus.GaugeOpts{Name: "catchup_build_info", Help: "The version of the program, and of Go; always 1."}, []string{"version", "go"})
	build.WithLabelValues(version, runtime.Version()).Set(1)
	return m
}

// since notes how long a step took that began then.
func (m *Metrics) since(step string, began time.Time) {
	m.steps.WithLabelValues(step).Observe(time.Since(began).Seconds())
}

// refuse notes that a sign-in was refused.
func (m *Metrics) refuse(why string) { m.refused.WithLabelValues(why).Inc() }

// reading is a source that counts and times its readings.
type reading struct {
	source  source.Source
	name    string
	metrics *Metrics
}

// Read reads the source.
func (r reading) Read(ctx context.Context, request source.Request) (*table.Table, error) {
	began := time.Now()
	t, err := r.source.Read(ctx, request)
	r.metrics.since(stepRead, began)
	if err != nil {
		r.metrics.unread.WithLabelValues(r.name).Inc()
		return nil, err
	}
	if t.Reading != nil {
		r.metrics.watch.Read(*t.Reading)
	}
	return t, nil
}

// timed is a renderer that times itself.
type timed struct {
	edition.Renderer
	metrics *Metrics
}

// timed has the renderers note their time.
func (m *Metrics) timed(all []edition.Renderer) []edition.Renderer {
	noted := make([]edition.Renderer, len(all))
	for i, r := range all {
		noted[i] = timed{r, m}
	}
	return noted
}

// Render sets the document.
func (t timed) Render(ctx context.Context, d *document.Document) ([]edition.File, error) {
	defer t.metrics.since(stepSet, time.Now())
	return t.Renderer.Render(ctx, d)
}

// keeping is an archive that times the keeping of editions.
type keeping struct {
	edition.Archive
	metrics *Metrics
}

// Keep keeps an edition.
func (k keeping) Keep(ctx context.Context, e *edition.Edition, a edition.Audience) error {
	defer k.metrics.since(stepKeep, time.Now())
	err := k.Archive.Keep(ctx, e, a)
	if err == nil {
		k.metrics.made.WithLabelValues(e.Key.Report).Inc()
	}
	return err
}

// counting is a ledger that counts what becomes of a report's deliveries.
type counting struct {
	deliver.Ledger
	report  string
	metrics *Metrics
}

// Record writes rows down.
func (c counting) Record(ctx context.Context, worker string, rows []deliver.Delivery) ([]deliver.Delivery, error) {
	lost, err := c.Ledger.Record(ctx, worker, rows)
	if err != nil {
		return lost, err
	}
	for _, d := range rows {
		if d.State != deliver.Sending && !holds(lost, d) {
			c.metrics.deliveries.WithLabelValues(c.report, string(d.State)).Inc()
		}
	}
	return lost, nil
}

// holds tells whether the row is among the rows, of which there are few.
func holds(rows []deliver.Delivery, d deliver.Delivery) bool {
	return slices.ContainsFunc(rows, func(other deliver.Delivery) bool { return other.Subscriber == d.Subscriber })
}
