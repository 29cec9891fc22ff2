#include "extract/docx/xml_expat.h"

#include <expat.h>

#include <algorithm>
#include <charconv>
#include <exception>
#include <new>
#include <utility>

#include "extract/docx/xml_events.h"

namespace bianmu::extract::docx {

namespace {

constexpr std::size_t kMaxPendingQuotes = 4096;  // quotes of one tag that fills whole chunks
constexpr std::size_t kMaxPending = 10'000'000;  // bytes of one tag

}  // namespace

struct ExpatParser::State {
    State(Events& to, std::size_t told) : events(to), known(told) {}

    Events& events;
    std::size_t known;  // start tags still to come that were told before
    XML_Parser parser = nullptr;
    Outcome outcome = Outcome::complete;
    bool stopped = false;
    bool active = false;  // some event came from the chunk being fed
    std::size_t pending = 0, pending_quotes = 0;
    std::exception_ptr thrown;

    void stop(Outcome why) {
        outcome = why;
        stopped = true;
        XML_StopParser(parser, XML_FALSE);
    }

    /// Runs a callback's body; an exception must not cross expat's frames.
    template <typename Body>
    void guard(const Body& body) {
        if (stopped) {
            return;
        }
        active = true;
        try {
            body();
        } catch (...) {
            thrown = std::current_exception();
            stop(Outcome::malformed);
        }
    }

    /// Takes what expat says of the bytes it was given.
    void settle(XML_Status status) {
        if (thrown) {
            std::rethrow_exception(std::exchange(thrown, nullptr));
        }
        if (!stopped && status != XML_STATUS_OK) {
            outcome = Outcome::malformed;
            stopped = true;
        }
    }
};

namespace {

ExpatParser::State& state_of(void* data) {
    return *static_cast<ExpatParser::State*>(data);
}

void on_start(void* data, const char* name, const char** attributes) {
    ExpatParser::State& state = state_of(data);
    state.guard([&] {
        if (state.known > 0) {
            --state.known;
            return;
        }
        const Outcome outcome = state.events.start(std::string_view(name), [&](const auto& take) {
            for (const char** pair = attributes; *pair != nullptr; pair += 2) {
                take(pair[0], pair[1]);
            }
        });
        if (outcome != Outcome::complete) {
            state.stop(outcome);
        }
    });
}

void on_end(void* data, const char* /*name*/) {
    state_of(data).guard([&] { state_of(data).events.end(); });
}

void on_text(void* data, const char* text, int size) {
    state_of(data).guard([&] { state_of(data).events.text({text, static_cast<std::size_t>(size)}); });
}

void on_doctype(void* data, const char* /*name*/, const char* /*system*/, const char* /*external*/, int /*internal*/) {
    if (!state_of(data).stopped) {
        state_of(data).stop(Outcome::dtd);
    }
}

}  // namespace

ExpatParser::ExpatParser(Events& events, std::size_t known) : state_(std::make_unique<State>(events, known)) {
    state_->parser = XML_ParserCreate(nullptr);
    if (state_->parser == nullptr) {
        throw std::bad_alloc();
    }
    XML_SetUserData(state_->parser, state_.get());
    XML_SetElementHandler(state_->parser, on_start, on_end);
    XML_SetCharacterDataHandler(state_->parser, on_text);
    XML_SetStartDoctypeDeclHandler(state_->parser, on_doctype);
}

ExpatParser::~ExpatParser() {
    XML_ParserFree(state_->parser);
}

bool ExpatParser::feed(std::string_view bytes) {
    State& state = *state_;
    if (state.stopped) {
        return false;
    }
    state.active = false;
    state.settle(XML_Parse(state.parser, bytes.data(), static_cast<int>(bytes.size()), 0));
    // A chunk without any event lies within one tag, which is read from its start again with each chunk, and whose attributes are compared.
    if (state.active) {
        state.pending = state.pending_quotes = 0;
    } else {
        state.pending += bytes.size();
        state.pending_quotes += static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '"') + std::count(bytes.begin(), bytes.end(), '\''));
    }
    if (!state.stopped && (state.pending > kMaxPending || state.pending_quotes > kMaxPendingQuotes)) {
        state.outcome = Outcome::flooded;
        state.stopped = true;
    }
    return !state.stopped;
}

Outcome ExpatParser::finish() {
    State& state = *state_;
    if (!state.stopped) {
        state.settle(XML_Parse(state.parser, nullptr, 0, 1));
    }
    state.stopped = true;
    return state.outcome;
}

}  // namespace bianmu::extract::docx
