#include "structure/cut_items.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "model/text.h"

namespace bianmu::structure {

namespace {

constexpr float kOtherSize = 1.5F;   // from one size of a line to the other

}  // namespace

std::size_t cut_at(Items& items, std::size_t index, const std::vector<std::size_t>& cuts) {
    const Item whole = items.list[index];
    std::vector<Item> pieces;
    std::size_t from = 0;
    for (std::size_t k = 0; k <= cuts.size(); ++k) {
        const std::size_t to = k < cuts.size() ? cuts[k] : whole.text.size();
        if (!model::trim(std::string_view(whole.text).substr(from, to - from)).empty()) {
            pieces.push_back(cut_item(items, whole, from, to));
        }
        from = to;
    }
    if (pieces.size() < 2) {
        return 1;
    }
    for (std::size_t k = 0; k < pieces.size(); ++k) {
        const bool last = k + 1 == pieces.size();
        pieces[k].rule_below = last && whole.rule_below;
        pieces[k].red_rule_below = last && whole.red_rule_below;
        pieces[k].rule_above = k == 0 && whole.rule_above;
        pieces[k].page_top = k == 0 && whole.page_top;
    }
    const auto place = items.list.erase(items.list.begin() + static_cast<std::ptrdiff_t>(index));
    items.list.insert(place, std::make_move_iterator(pieces.begin()), std::make_move_iterator(pieces.end()));
    return pieces.size();
}

Item cut_item(Items& items, const Item& item, std::size_t from, std::size_t to) {
    model::Paragraph piece = *item.paragraph;
    piece.text = item.paragraph->text.substr(item.offset + from, to - from);
    piece.runs.clear();
    for (model::Run run : item.paragraph->runs) {
        const std::size_t start = std::max<std::size_t>(run.start, item.offset + from);
        const std::size_t end = std::min<std::size_t>(run.end, item.offset + to);
        if (start < end) {
            run.start = static_cast<std::uint32_t>(start - item.offset - from);
            run.end = static_cast<std::uint32_t>(end - item.offset - from);
            piece.runs.push_back(run);
        }
    }
    if (from > 0) {
        piece.marker.reset();
        piece.page_break_before = false;
    }
    items.made.push_back(std::move(piece));
    return look_at_made(items.made.back(), item, items);
}

std::size_t cut_at_breaks(Items& items, std::size_t index) {
    const Item& item = items.list[index];
    std::vector<std::size_t> cuts;
    for (std::size_t at = item.is_text() ? item.text.find('\n') : std::string::npos; at != std::string::npos; at = item.text.find('\n', at + 1)) {
        cuts.push_back(at + 1);
    }
    return cuts.empty() ? 1 : cut_at(items, index, cuts);
}

std::vector<std::size_t> changes_of_size(const Item& item) {
    std::vector<std::size_t> cuts;
    float size = 0;
    for (const model::Run& run : item.is_text() ? item.paragraph->runs : std::vector<model::Run>()) {
        const bool blank = model::trim(std::string_view(item.paragraph->text).substr(run.start, run.end - run.start)).empty();
        if (blank || run.end <= item.offset) {
            continue;
        }
        const std::size_t start = std::max<std::size_t>(run.start, item.offset) - item.offset;
        if (size > 0 && start < item.text.size() && std::max(run.style.size, size) >= kOtherSize * std::min(run.style.size, size)) {
            cuts.push_back(start);
        }
        size = run.style.size;
    }
    return cuts;
}

}  // namespace bianmu::structure
