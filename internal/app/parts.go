package app

import (
	"catchup/internal/store"
	"catchup/internal/sweep"
	"catchup/internal/watch"
	"catchup/internal/web/admin"
)

// swept are the parts of the store that a sweep reads.
func (in *installation) swept() sweep.Store {
	return struct {
		*store.Archive
		*store.Ledger
	}{in.store.Archive, in.store.Ledger}
}

// watched are the parts of the store that the watch reads, the feeds too, and the
// notices it writes.
func (in *installation) watched() watch.Store {
	return struct {
		*store.Archive
		*store.Ledger
		*store.Notices
		*store.Collection
	}{in.store.Archive, in.store.Ledger, in.store.Notices, in.store.Collection}
}

// administered are the parts of the store that the operators' site shows and
// changes.
func (in *installation) administered() admin.Store {
	return struct {
		*store.Archive
		*store.Ledger
		*store.Notices
		*store.Returns
		*store.Sessions
		*store.Subscribers
		*store.Collection
	}{in.store.Archive, in.store.Ledger, in.store.Notices, in.store.Returns, in.store.Sessions, in.store.Subscribers, in.store.Collection}
}
