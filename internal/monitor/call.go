package monitor

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"catchup/internal/setting"
)

// callTime is how long a watcher may take to respond.
const callTime = 10 * time.Second

// Call tells the watcher at the address that all is well, or that it is not,
// with some words. Errors do not contain the address.
func Call(ctx context.Context, address setting.Secret, well bool, words string) error {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	err := call(ctx, address.Reveal(), well, words)
	if err != nil {
		return fmt.Errorf("calling the watcher: %w", err)
	}
	return nil
}

func call(ctx context.Context, address string, well bool, words string) error {
	u, err := url.Parse(address)
	if err != nil {
		return errors.New("this is not an address")
	}
	if !well {
		u = u.JoinPath("fail")
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, u.String(), strings.NewReader(words))
	if err != nil {
		return errors.New("this is not an address")
	}
	request.Header.Set("Content-Type", "text/plain; charset=utf-8")
	request.Header.Set("User-Agent", "catchup")
	client := http.Client{CheckRedirect: stay}
	response, err := client.Do(request)
	if said := new(url.Error); errors.As(err, &said) {
		return said.Err
	}
	if err != nil {
		return err
	}
	response.Body.Close()
	if response.StatusCode/100 != 2 {
		return fmt.Errorf("it answers %s", response.Status)
	}
	return nil
}

// stay follows a redirect within the host alone: settings name no other.
func stay(next *http.Request, before []*http.Request) error {
	if len(before) >= 10 || next.URL.Hostname() != before[0].URL.Hostname() {
		return http.ErrUseLastResponse
	}
	return nil
}
