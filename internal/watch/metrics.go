package watch

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"

	"catchup/internal/table"
)

// Metrics are the metrics about reports for Prometheus. They may outlive a
// Watch.
type Metrics struct {
	held, failed       *prometheus.CounterVec // by report
	waiting, unreached *prometheus.GaugeVec   // by report, of its latest edition
	unread             *prometheus.GaugeVec   // the same
	next, out, late    *prometheus.GaugeVec   // by report
	read, asOf, unwell *prometheus.GaugeVec   // by source
	swept, signUps     prometheus.Gauge
	sweeps             prometheus.Observer
}

// NewMetrics registers the metrics. sweeps is told how many seconds each look
// at all reports took.
func NewMetrics(reg prometheus.Registerer, sweeps prometheus.Observer) *Metrics {
	in := promauto.With(reg)
	counter := func(name, help string) *prometheus.CounterVec {
		return in.NewCounterVec(prometheus.CounterOpts{Name: "catchup_" + name, Help: help}, []string{"report"})
	}
	gauge := func(name, help, label string) *prometheus.GaugeVec {
		return in.NewGaugeVec(prometheus.GaugeOpts{Name: "catchup_" + name, Help: help}, []string{label})
	}
	return &Metrics{
		held:      counter("editions_held_total", "Attempts to make an edition whose sources were not as expected."),
		failed:    counter("editions_failed_total", "Attempts to make an edition that failed for another reason."),
		waiting:   gauge("deliveries_waiting", "Deliveries of the report's latest edition that are queued or being sent.", "report"),
		unreached: gauge("deliveries_unreached", "Readers whom the report's latest edition has not reached.", "report"),
		unread:    gauge("list_rows_unread", "Rows of the list of readers that could not be read when the report's latest edition was made.", "report"),
		next:      gauge("report_next_timestamp_seconds", "When the report is due next.", "report"),
		out:       gauge("edition_out_timestamp_seconds", "When the report's latest edition that is out was made.", "report"),
		late:      gauge("edition_late_seconds", "For how long the edition due last has been later than it may be; 0 if it is not.", "report"),
		read:      gauge("source_read_timestamp_seconds", "When the source was last read.", "source"),
		asOf:      gauge("source_as_of_timestamp_seconds", "The day that the source said it speaks of when it was last read, if it says one.", "source"),
		unwell:    gauge("feeds_unwell", "Feeds of the source that have failed for a day, are silent, have moved for good or have ended.", "source"),
		swept:     in.NewGauge(prometheus.GaugeOpts{Name: "catchup_swept_timestamp_seconds", Help: "When the daemon last looked how all reports stand."}),
		signUps:   in.NewGauge(prometheus.GaugeOpts{Name: "catchup_sign_ups_waiting", Help: "Messages that were asked for at the pages and that the bounds of sign_up hold back."}),
		sweeps:    sweeps,
	}
}

// Read notes when a source was read, and of what day it speaks.
func (m *Metrics) Read(r table.Reading) {
	set(m.read, r.Source, r.At)
	set(m.asOf, r.Source, r.AsOf)
}

// forget drops what is told of reports and sources that settings may not have
// any more.
func (m *Metrics) forget() {
	for _, g := range []*prometheus.GaugeVec{m.waiting, m.unreached, m.unread, m.next, m.out, m.late, m.read, m.asOf, m.unwell} {
		g.Reset()
	}
}

// set notes a moment; that there is none is not noted.
func set(g *prometheus.GaugeVec, label string, at time.Time) {
	if !at.IsZero() {
		g.WithLabelValues(label).Set(float64(at.UnixMilli()) / 1000)
	}
}
