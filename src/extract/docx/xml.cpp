#include "extract/docx/xml.h"

#include <libxml/parser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <exception>
#include <utility>
#include <vector>

namespace bianmu::extract::docx {

namespace {

constexpr int kMaxAttributes = 1024;
constexpr std::size_t kMaxPendingQuotes = 4096;  // quotes of one tag that fills whole chunks
constexpr std::size_t kNameCount = static_cast<std::size_t>(Name::count_);

constexpr std::array<std::string_view, kNameCount> kSpellings{"",
#define BIANMU_X(name) #name,
#define BIANMU_Y(name, spelling) spelling,
                                                              BIANMU_DOCX_NAMES(BIANMU_X, BIANMU_Y)
#undef BIANMU_X
#undef BIANMU_Y
};

struct KnownNamespace {
    Ns ns;
    std::string_view uri;
};

constexpr KnownNamespace kNamespaces[] = {
    {Ns::w, "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
    {Ns::w, "http://purl.oclc.org/ooxml/wordprocessingml/main"},
    {Ns::r, "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
    {Ns::r, "http://purl.oclc.org/ooxml/officeDocument/relationships"},
    {Ns::rel, "http://schemas.openxmlformats.org/package/2006/relationships"},
    {Ns::ct, "http://schemas.openxmlformats.org/package/2006/content-types"},
    {Ns::mc, "http://schemas.openxmlformats.org/markup-compatibility/2006"},
    {Ns::wp, "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
    {Ns::wp, "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"},
    {Ns::a, "http://schemas.openxmlformats.org/drawingml/2006/main"},
    {Ns::a, "http://purl.oclc.org/ooxml/drawingml/main"},
    {Ns::pic, "http://schemas.openxmlformats.org/drawingml/2006/picture"},
    {Ns::pic, "http://purl.oclc.org/ooxml/drawingml/picture"},
    {Ns::m, "http://schemas.openxmlformats.org/officeDocument/2006/math"},
    {Ns::m, "http://purl.oclc.org/ooxml/officeDocument/math"},
    {Ns::v, "urn:schemas-microsoft-com:vml"},
    {Ns::o, "urn:schemas-microsoft-com:office:office"},
    {Ns::c, "http://schemas.openxmlformats.org/drawingml/2006/chart"},
    {Ns::c, "http://purl.oclc.org/ooxml/drawingml/chart"},
    {Ns::dgm, "http://schemas.openxmlformats.org/drawingml/2006/diagram"},
    {Ns::dgm, "http://purl.oclc.org/ooxml/drawingml/diagram"},
    {Ns::wps, "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"},
    {Ns::wpg, "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"},
    {Ns::wpc, "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"},
    {Ns::word_extension, "http://schemas.microsoft.com/office/word/2010/wordml"},
    {Ns::word_extension, "http://schemas.microsoft.com/office/word/2012/wordml"},
    {Ns::word_extension, "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"},
    {Ns::word_extension, "http://schemas.microsoft.com/office/drawing/2010/main"},
    {Ns::word_extension, "http://schemas.microsoft.com/office/word/2015/wordml/symex"},
    {Ns::word_extension, "http://schemas.microsoft.com/office/word/2016/wordml/cid"},
    {Ns::word_extension, "http://schemas.microsoft.com/office/word/2018/wordml"},
    {Ns::word_extension, "http://schemas.microsoft.com/office/word/2018/wordml/cex"},
    {Ns::cp, "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
    {Ns::dc, "http://purl.org/dc/elements/1.1/"},
    {Ns::dcterms, "http://purl.org/dc/terms/"},
    {Ns::app, "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"},
    {Ns::app, "http://purl.oclc.org/ooxml/officeDocument/extendedProperties"},
    {Ns::xml, "http://www.w3.org/XML/1998/namespace"},
};

std::size_t hash_of(const void* pointer) {
    const auto value = reinterpret_cast<std::uintptr_t>(pointer);
    return static_cast<std::size_t>(value ^ value >> 9U ^ value >> 17U);
}

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

}  // namespace

/// libxml2 interns every name and URI in one dictionary: a name is known by its pointer, without comparing text.
struct ParserState {
    ParserState(Handler& to, int depth) : handler(to), max_depth(depth) {}

    Handler& handler;
    int max_depth;
    xmlParserCtxtPtr context = nullptr;
    Outcome outcome = Outcome::complete;
    bool stopped = false;
    bool active = false;  // some event came from the chunk being fed
    std::size_t pending_quotes = 0;
    std::exception_ptr thrown;

    std::array<const xmlChar*, kNameCount> pointers{};
    struct Slot {
        const xmlChar* pointer = nullptr;
        Name name = Name::unknown;
    };
    static constexpr std::size_t kSlots = 2048;
    std::vector<Slot> slots = std::vector<Slot>(kSlots);
    std::vector<std::pair<const xmlChar*, Ns>> spaces;
    std::vector<std::pair<std::string, Ns>> prefixes;
    std::vector<std::pair<Ns, Name>> open;

    [[nodiscard]] Name name_of(const xmlChar* local) const {
        for (std::size_t at = hash_of(local) % kSlots; slots[at].pointer != nullptr; at = (at + 1) % kSlots) {
            if (slots[at].pointer == local) {
                return slots[at].name;
            }
        }
        return Name::unknown;
    }

    [[nodiscard]] Ns space_of(const xmlChar* uri) const {
        if (uri == nullptr) {
            return Ns::none;
        }
        for (const auto& [pointer, ns] : spaces) {
            if (pointer == uri) {
                return ns;
            }
        }
        return Ns::other;
    }

    void intern() {
        for (std::size_t i = 1; i < kNameCount; ++i) {
            const auto* spelling = reinterpret_cast<const xmlChar*>(kSpellings[i].data());
            pointers[i] = xmlDictLookup(context->dict, spelling, static_cast<int>(kSpellings[i].size()));
            std::size_t at = hash_of(pointers[i]) % kSlots;
            while (slots[at].pointer != nullptr) {
                at = (at + 1) % kSlots;
            }
            slots[at] = {pointers[i], static_cast<Name>(i)};
        }
        for (const auto& known : kNamespaces) {
            const auto* uri = reinterpret_cast<const xmlChar*>(known.uri.data());
            spaces.emplace_back(xmlDictLookup(context->dict, uri, static_cast<int>(known.uri.size())), known.ns);
        }
    }

    void stop(Outcome why) {
        outcome = why;
        stopped = true;
        xmlStopParser(context);
    }

    /// Runs a callback's body; an exception must not cross libxml2's frames.
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
};

namespace {

void on_start(void* data, const xmlChar* local, const xmlChar* /*prefix*/, const xmlChar* uri, int namespace_count,
              const xmlChar** namespaces, int attribute_count, int /*defaulted*/, const xmlChar** attributes) {
    auto& state = *static_cast<ParserState*>(data);
    state.guard([&] {
        if (static_cast<int>(state.open.size()) >= state.max_depth) {
            state.stop(Outcome::too_deep);
            return;
        }
        if (attribute_count > kMaxAttributes || namespace_count > kMaxAttributes) {
            state.stop(Outcome::flooded);
            return;
        }
        for (int i = 0; i < namespace_count; ++i) {
            const std::string_view prefix = view(namespaces[2 * i]);
            const Ns ns = state.space_of(namespaces[2 * i + 1]);
            const auto known = std::find_if(state.prefixes.begin(), state.prefixes.end(), [&](const auto& p) { return p.first == prefix; });
            if (known != state.prefixes.end()) {
                known->second = ns;
            } else if (state.prefixes.size() < static_cast<std::size_t>(kMaxAttributes)) {
                state.prefixes.emplace_back(prefix, ns);
            }
        }
        const Ns ns = state.space_of(uri);
        const Name name = state.name_of(local);
        state.open.emplace_back(ns, name);
        state.handler.start(Element(ns, name, state, attributes, attribute_count));
    });
}

void on_end(void* data, const xmlChar* /*local*/, const xmlChar* /*prefix*/, const xmlChar* /*uri*/) {
    auto& state = *static_cast<ParserState*>(data);
    state.guard([&] {
        if (!state.open.empty()) {
            const auto [ns, name] = state.open.back();
            state.open.pop_back();
            state.handler.end(ns, name);
        }
    });
}

void on_text(void* data, const xmlChar* text, int size) {
    auto& state = *static_cast<ParserState*>(data);
    state.guard([&] { state.handler.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)}); });
}

void on_doctype(void* data, const xmlChar* /*name*/, const xmlChar* /*external*/, const xmlChar* /*system*/) {
    auto& state = *static_cast<ParserState*>(data);
    if (!state.stopped) {
        state.stop(Outcome::dtd);
    }
}

void on_error(void* /*data*/, xmlErrorPtr /*error*/) {}

xmlSAXHandler make_callbacks() {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.ignorableWhitespace = on_text;
    sax.cdataBlock = on_text;
    sax.internalSubset = on_doctype;
    sax.serror = on_error;
    return sax;
}

}  // namespace

std::optional<std::string_view> Element::find(Name attribute) const {
    const xmlChar* wanted = parser_.pointers[static_cast<std::size_t>(attribute)];
    for (int i = 0; i < count_; ++i) {
        const unsigned char** a = attributes_ + static_cast<std::ptrdiff_t>(i) * 5;
        if (a[0] == wanted) {
            return std::string_view(reinterpret_cast<const char*>(a[3]), static_cast<std::size_t>(a[4] - a[3]));
        }
    }
    return std::nullopt;
}

std::optional<std::string_view> Element::find(Ns space, Name attribute) const {
    const xmlChar* wanted = parser_.pointers[static_cast<std::size_t>(attribute)];
    for (int i = 0; i < count_; ++i) {
        const unsigned char** a = attributes_ + static_cast<std::ptrdiff_t>(i) * 5;
        if (a[0] == wanted && parser_.space_of(a[2]) == space) {
            return std::string_view(reinterpret_cast<const char*>(a[3]), static_cast<std::size_t>(a[4] - a[3]));
        }
    }
    return std::nullopt;
}

std::string Element::text(Name attribute) const {
    return unescape(get(attribute));
}

std::optional<int> Element::number(Name attribute) const {
    const auto value = find(attribute);
    if (!value) {
        return std::nullopt;
    }
    int number = 0;
    const char* first = value->data() + (value->starts_with('+') ? 1 : 0);
    const auto [rest, error] = std::from_chars(first, value->data() + value->size(), number);
    if (error != std::errc()) {
        return std::nullopt;
    }
    return number;
}

bool Element::on() const {
    const auto value = find(Name::val);
    return !value || !(*value == "0" || *value == "false" || *value == "off" || *value == "none");
}

Ns Element::prefix(std::string_view wanted) const {
    for (const auto& [known, space] : parser_.prefixes) {
        if (known == wanted) {
            return space;
        }
    }
    return Ns::other;
}

std::string unescape(std::string_view value) {
    std::string out(value);
    for (std::size_t at = out.find("&#38;"); at != std::string::npos; at = out.find("&#38;", at + 1)) {
        out.replace(at, 5, "&");
    }
    return out;
}

Parser::Parser(Handler& handler, int max_depth) : state_(std::make_unique<ParserState>(handler, max_depth)) {
    xmlSAXHandler sax = make_callbacks();
    state_->context = xmlCreatePushParserCtxt(&sax, state_.get(), nullptr, 0, nullptr);
    if (state_->context == nullptr) {
        throw std::bad_alloc();
    }
    xmlCtxtUseOptions(state_->context, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    // The options do not clear what a caller of the process may have set globally.
    state_->context->replaceEntities = 0;
    state_->context->loadsubset = 0;
    state_->intern();
}

Parser::~Parser() {
    xmlFreeParserCtxt(state_->context);
}

bool Parser::feed(const char* bytes, std::size_t size) {
    ParserState& state = *state_;
    if (state.stopped) {
        return false;
    }
    state.active = false;
    xmlParseChunk(state.context, bytes, static_cast<int>(size), 0);
    if (state.thrown) {
        std::rethrow_exception(std::exchange(state.thrown, nullptr));
    }
    if (!state.stopped && (state.context->wellFormed == 0 || state.context->disableSAX != 0)) {
        state.outcome = Outcome::malformed;
        state.stopped = true;
    }
    // A chunk without any event lies within one tag; libxml2 takes quadratic time over its attributes once the tag ends.
    state.pending_quotes = state.active ? 0
                                        : state.pending_quotes + static_cast<std::size_t>(std::count(bytes, bytes + size, '"')) +
                                              static_cast<std::size_t>(std::count(bytes, bytes + size, '\''));
    if (!state.stopped && state.pending_quotes > kMaxPendingQuotes) {
        state.outcome = Outcome::flooded;
        state.stopped = true;
    }
    return !state.stopped;
}

Outcome Parser::finish() {
    ParserState& state = *state_;
    if (!state.stopped) {
        xmlParseChunk(state.context, nullptr, 0, 1);
        if (state.thrown) {
            std::rethrow_exception(std::exchange(state.thrown, nullptr));
        }
        if (!state.stopped && (state.context->wellFormed == 0 || state.context->disableSAX != 0)) {
            state.outcome = Outcome::malformed;
        }
    }
    state.stopped = true;
    while (!state.open.empty()) {
        const auto [ns, name] = state.open.back();
        state.open.pop_back();
        state.handler.end(ns, name);
    }
    return state.outcome;
}

}  // namespace bianmu::extract::docx
