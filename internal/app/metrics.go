package app

import (
	"context"
	"runtime"
	"slices"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/source"
	"catchup/internal/table"
)

// Metrics are what Prometheus is told. They are counted from the start of the
// process, over all settings it has had; docs/operating.md lists them.
type Metrics struct {
	*prometheus.Registry

	made, held, failed *prometheus.CounterVec   // by report
	steps              *prometheus.HistogramVec // by step
	deliveries         *prometheus.CounterVec   // by report and state
	unread             *prometheus.CounterVec   // by source
	returns            *prometheus.CounterVec   // by report, kind and outcome

	waiting, unreached *prometheus.GaugeVec // by report, of its latest edition
	next, out, late    *prometheus.GaugeVec // by report
	read, asOf         *prometheus.GaugeVec // by source
	swept              prometheus.Gauge
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
	m.made = m.counter("editions_made_total", "Editions that were made and kept.", "report")
	m.held = m.counter("editions_held_total", "Attempts to make an edition whose sources were not as expected.", "report")
	m.failed = m.counter("editions_failed_total", "Attempts to make an edition that failed for another reason.", "report")
	m.deliveries = m.counter("deliveries_total", "Attempts to deliver a letter, by the state that the delivery was left in; queued is for now not accepted.", "report", "state")
	m.unread = m.counter("source_failures_total", "Readings of a source that failed.", "source")
	m.returns = m.counter("returns_total", "Answers to letters that came back, by their kind and by what became of the reader: keep, suspend or leave; those to no known letter have no report.", "report", "kind", "outcome")
	m.waiting = m.gauge("deliveries_waiting", "Deliveries of the report's latest edition that are queued or being sent.", "report")
	m.unreached = m.gauge("deliveries_unreached", "Readers whom the report's latest edition has not reached.", "report")
	m.next = m.gauge("report_next_timestamp_seconds", "When the report is due next.", "report")
	m.out = m.gauge("edition_out_timestamp_seconds", "When the report's latest edition that is out was made.", "report")
	m.late = m.gauge("edition_late_seconds", "For how long the edition due last has been later than it may be; 0 if it is not.", "report")
	m.read = m.gauge("source_read_timestamp_seconds", "When the source was last read.", "source")
	m.asOf = m.gauge("source_as_of_timestamp_seconds", "The day that the source said it speaks of when it was last read, if it says one.", "source")
	m.steps = prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "catchup_step_duration_seconds", Help: "How long a step took: " + stepRead + ", " + stepSet + ", " + stepKeep + ", " + stepMake + ", " + stepSend + " or " + stepSweep + ".",
		Buckets: []float64{.01, .05, .1, .5, 1, 5, 10, 30, 60, 300, 1800},
	}, []string{"step"})
	m.swept = prometheus.NewGauge(prometheus.GaugeOpts{Name: "catchup_swept_timestamp_seconds", Help: "When the daemon last looked how all reports stand."})
	build := m.gauge("build_info", "The version of the program, and of Go; always 1.", "version", "go")
	build.WithLabelValues(version, runtime.Version()).Set(1)
	m.MustRegister(m.steps, m.swept)
	return m
}

func (m *Metrics) counter(name, help string, labels ...string) *prometheus.CounterVec {
	c := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "catchup_" + name, Help: help}, labels)
	m.MustRegister(c)
	return c
}

func (m *Metrics) gauge(name, help string, labels ...string) *prometheus.GaugeVec {
	g := prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "catchup_" + name, Help: help}, labels)
	m.MustRegister(g)
	return g
}

// since notes how long a step took that began then.
func (m *Metrics) since(step string, began time.Time) {
	m.steps.WithLabelValues(step).Observe(time.Since(began).Seconds())
}

// forget drops what is told of reports and sources that settings may not have
// any more.
func (m *Metrics) forget() {
	for _, g := range []*prometheus.GaugeVec{m.waiting, m.unreached, m.next, m.out, m.late, m.read, m.asOf} {
		g.Reset()
	}
}

// set notes a moment; that there is none is not noted.
func set(g *prometheus.GaugeVec, label string, at time.Time) {
	if !at.IsZero() {
		g.WithLabelValues(label).Set(float64(at.UnixMilli()) / 1000)
	}
}

// reading is a source whose readings are noted.
type reading struct {
	source.Source
	name    string
	metrics *Metrics
}

// Read reads the source.
func (r reading) Read(ctx context.Context, request source.Request) (*table.Table, error) {
	began := time.Now()
	t, err := r.Source.Read(ctx, request)
	r.metrics.since(stepRead, began)
	if err != nil {
		r.metrics.unread.WithLabelValues(r.name).Inc()
		return nil, err
	}
	if t.Reading != nil {
		r.metrics.note(*t.Reading)
	}
	return t, nil
}

// note notes when a source was read, and of what day it speaks.
func (m *Metrics) note(r table.Reading) {
	set(m.read, r.Source, r.At)
	set(m.asOf, r.Source, r.AsOf)
}

// timed is a renderer whose time is noted.
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
func (t timed) Render(d *document.Document) ([]edition.File, error) {
	defer t.metrics.since(stepSet, time.Now())
	return t.Renderer.Render(d)
}

// keeping is an archive whose keeping of editions is noted.
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
