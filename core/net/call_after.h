// SPDX-License-Identifier: MIT
#pragma once

#include <asio/error_code.hpp>

#include <utility>

namespace portolan {

/// Calls `function` on the timer's loop once `delay` has passed, unless the timer is set again, cancelled or destroyed.
template <typename Timer, typename Function>
void callAfter(Timer& timer, const typename Timer::duration& delay, Function function)
{
    timer.expires_after(delay);
    timer.async_wait([function = std::move(function)](const asio::error_code& error) {
        if (!error)
            function();
    });
}

} // namespace portolan
