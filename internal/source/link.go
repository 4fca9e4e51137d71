package source

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"
)

// linkTimeout is how long a link may take to respond.
const linkTimeout = 10 * time.Second

// unasked are the statuses by which sites refuse HEAD and not the page.
var unasked = []int{http.StatusBadRequest, http.StatusForbidden, http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusNotImplemented}

// Follow asks for the page at an address that strangers wrote, and does not
// read it: by HEAD (RFC 9110, section 9.3.2), or by GET if the site refuses
// that. A nil error means that there is a page. The address, and those that it
// redirects to, must be public.
func (f *Fetcher) Follow(ctx context.Context, address string) error {
	if f.offline {
		return ErrOffline
	}
	status, err := f.head(ctx, http.MethodHead, address)
	if err == nil && slices.Contains(unasked, status) {
		status, err = f.head(ctx, http.MethodGet, address)
	}
	switch {
	case err != nil:
		return err
	case status/100 != 2:
		return notOK(status)
	}
	return nil
}

// head asks an address once, and returns the status of the response.
func (f *Fetcher) head(ctx context.Context, method, address string) (int, error) {
	within, cancel := context.WithTimeoutCause(ctx, linkTimeout, fmt.Errorf("no response within %s", linkTimeout))
	defer cancel()
	q, err := http.NewRequestWithContext(within, method, address, nil)
	if err != nil {
		return 0, withoutAddress(err)
	}
	q.Header.Set("User-Agent", agent)
	client := http.Client{Transport: route{f.reach, f.named, f.public}, CheckRedirect: keepSecrets}
	response, err := client.Do(q)
	if err != nil {
		if cause := context.Cause(within); cause != nil && !errors.Is(cause, context.Canceled) {
			return 0, cause
		}
		return 0, withoutAddress(err)
	}
	return response.StatusCode, response.Body.Close()
}
