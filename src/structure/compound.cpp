#include "structure/compound.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "structure/kinds.h"
#include "structure/read_document.h"
#include "structure/starts.h"

namespace bianmu::structure {

namespace {

constexpr std::uint64_t kFrontShare = 4;   // of a volume at most one in so many characters stands before its documents

/// A document that is to be read: its items, and the documents inside it.
struct Plan {
    const Profile* profile = nullptr;
    bool forwards = false;
    std::vector<Range> own;
    std::vector<Plan> parts;

    [[nodiscard]] bool is_bulletin() const { return profile->kind == "bulletin"; }
    [[nodiscard]] Range all() const { return {own.front().from, parts.empty() ? own.back().to : std::max(own.back().to, parts.back().all().to)}; }
};

class Planner {
public:
    Planner(const model::Flow& flow, const Items& items) : flow_(flow), items_(items) {}

    std::vector<Plan> run(const Profile* named) {
        const std::vector<Start> starts = find_starts(flow_, items_, named);
        for (std::size_t k = 0; k < starts.size(); ++k) {
            add(starts[k], {starts[k].item, k + 1 < starts.size() ? starts[k + 1].item : items_.list.size()});
        }
        for (Plan& plan : peers_) {
            if (plan.forwards && plan.parts.empty()) {
                const Range range = plan.own.back();
                if (const auto begin = find_forwarded(flow_, items_, range, *plan.profile)) {
                    forward(plan, {*begin, range.to});
                }
            }
        }
        return std::move(peers_);
    }

private:
    void add(const Start& start, Range range) {
        Plan* const host = peers_.empty() ? nullptr : &peers_.back();
        if (host != nullptr && host->is_bulletin() && start.profile->kind != "bulletin" && !ends_in_colophon(flow_, items_, {host->own.back().from, start.item}, *host->profile)) {
            reprint(*host, start, range);
        } else if (host != nullptr && host->forwards && host->parts.empty() && start.profile == host->profile) {
            forward(*host, range);
        } else {
            peers_.push_back({start.profile, start.forwards, {range}, {}});
        }
    }

    /// An official document in the text of a bulletin, which goes on behind its signature.
    void reprint(Plan& host, const Start& start, Range range) {
        const auto end = find_signature_end(flow_, items_, range, *start.profile, host.profile);
        if (!end) {
            host.own.back().to = range.to;
            return;
        }
        host.own.back().to = range.from;
        host.parts.push_back({start.profile, false, {{range.from, *end}}, {}});
        host.own.push_back({*end, range.to});
    }

    /// The imprint at the end is that of the notice: it closes the last page of all.
    void forward(Plan& host, Range range) {
        host.own.back().to = range.from;
        const bool closed = find_imprint(flow_, items_, host.own.back(), *host.profile) < range.from;
        const std::size_t imprint = closed ? range.to : find_imprint(flow_, items_, range, *host.profile);
        host.parts.push_back({host.profile, false, {{range.from, imprint}}, {}});
        if (imprint < range.to) {
            host.own.push_back({imprint, range.to});
        }
    }

    const model::Flow& flow_;
    const Items& items_;
    std::vector<Plan> peers_;
};

class Builder {
public:
    Builder(const model::Flow& flow, const Items& items) : flow_(flow), items_(items) {}

    /// The documents of the plans; one that does not show its kind goes on the one before.
    std::vector<model::Document> peers(std::vector<Plan> plans) {
        std::vector<model::Document> out;
        std::vector<Plan> read;
        for (Plan& plan : plans) {
            if (auto document = build(plan, true)) {
                out.push_back(*std::move(document));
                read.push_back(std::move(plan));
            } else if (!read.empty()) {
                read.back().own.push_back(plan.all());
                out.back() = *build(read.back(), false);
            } else {
                return {};
            }
        }
        return out;
    }

    /// @param if_its_kind  only if it shows the signs of its kind.
    std::optional<model::Document> build(const Plan& plan, bool if_its_kind, model::Diagnostics* sink = nullptr) {
        std::vector<model::Document> parts;
        std::vector<Range> own = plan.own;
        for (const Plan& part : plan.parts) {
            auto document = build(part, false);
            const bool stands = recognize(*part.profile, *document) != nullptr || (has_field(*document, "official/type") && has_field(*document, "official/issued_on"));
            if (stands) {
                parts.push_back(*std::move(document));
            } else {
                own.push_back(part.all());
            }
        }
        std::sort(own.begin(), own.end(), [](const Range& a, const Range& b) { return a.from < b.from; });
        model::Diagnostics doubts;
        Draft draft(flow_, *plan.profile, sink != nullptr ? *sink : doubts);
        draft.items = take_items(items_, own, plan.profile->kind != "generic");
        const bool is_kind = read_document(draft, if_its_kind);
        const KindRule* const rule = recognize(*plan.profile, draft.document);
        if (if_its_kind && (!is_kind || rule == nullptr)) {
            return std::nullopt;
        }
        note_kind(rule, draft.document);
        draft.document.parts = std::move(parts);
        if (sink == nullptr) {
            draft.document.diagnostics = doubts.take();
        }
        return std::move(draft.document);
    }

private:
    const model::Flow& flow_;
    const Items& items_;
};

std::uint64_t chars_of(const Items& items, std::size_t end) {
    std::uint64_t chars = 0;
    for (std::size_t i = 0; i < end; ++i) {
        chars += items.list[i].chars;
    }
    return chars;
}

model::Document make_volume(Builder& builder, std::size_t front, std::vector<model::Document> parts, model::Diagnostics& sink) {
    const Plan above{built_in_profile("generic").get(), false, {{0, front}}, {}};
    model::Document volume = *builder.build(above, false, &sink);
    volume.kind = model::DocumentKind::compound;
    model::Evidence& kind = volume.evidence.front();
    kind.rule = "kind.compound";
    kind.locations.clear();
    for (const model::Document& part : parts) {
        const model::Evidence& own = part.evidence.front();
        kind.confidence = &part == &parts.front() ? own.confidence : std::min(kind.confidence, own.confidence);
        kind.locations.insert(kind.locations.end(), own.locations.begin(), own.locations.end());
    }
    volume.parts = std::move(parts);
    return volume;
}

template <typename Action>
void for_each_span(model::Document& document, const Action& action) {
    for (model::Section& section : document.sections) {
        for (model::Article& article : section.articles) {
            for (model::DocumentBlock& block : article.blocks) {
                std::for_each(block.spans.begin(), block.spans.end(), action);
                for (model::TableCell& cell : block.cells) {
                    std::for_each(cell.spans.begin(), cell.spans.end(), action);
                }
            }
        }
    }
}

}  // namespace

std::optional<model::Document> read_compound(const model::Flow& flow, const Items& items, const Profile* named, model::Diagnostics& sink) {
    std::vector<Plan> plans = Planner(flow, items).run(named);
    if (plans.empty() || (plans.size() == 1 && plans.front().parts.empty())) {
        return std::nullopt;
    }
    Builder builder(flow, items);
    const std::size_t front = plans.front().own.front().from;
    if (plans.size() == 1) {
        plans.front().own.front().from = 0;   // lines over its head that no rule knows
        const model::Diagnostics before = sink;
        auto document = builder.build(plans.front(), true, &sink);
        if (document && !document->parts.empty()) {
            return document;
        }
        sink = before;
        return std::nullopt;
    }
    if (kFrontShare * chars_of(items, front) > chars_of(items, items.list.size())) {
        return std::nullopt;
    }
    std::vector<model::Document> parts = builder.peers(std::move(plans));
    if (parts.size() < 2) {
        return std::nullopt;
    }
    return make_volume(builder, front, std::move(parts), sink);
}

void hand_out_notes(model::Document& document) {
    for (model::Document& part : document.parts) {
        std::set<std::string> called;
        const auto collect = [&called](model::Document& one, const auto& again) -> void {
            for_each_span(one, [&called](const model::Span& span) { called.insert(span.note); });
            for (model::Document& inner : one.parts) {
                again(inner, again);
            }
        };
        collect(part, collect);
        const auto own = std::stable_partition(document.notes.begin(), document.notes.end(), [&called](const model::DocumentNote& note) { return !called.contains(note.id); });
        std::move(own, document.notes.end(), std::back_inserter(part.notes));
        document.notes.erase(own, document.notes.end());
        hand_out_notes(part);
    }
}

}  // namespace bianmu::structure
