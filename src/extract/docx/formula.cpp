#include "extract/docx/formula.h"

#include <algorithm>

#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

constexpr std::size_t kMostNodes = 100000;

bool is_node(Name name) {
    switch (name) {
        case Name::acc:
        case Name::bar:
        case Name::borderBox:
        case Name::box:
        case Name::d:
        case Name::deg:
        case Name::den:
        case Name::e:
        case Name::eqArr:
        case Name::f:
        case Name::fName:
        case Name::func:
        case Name::groupChr:
        case Name::lim:
        case Name::limLow:
        case Name::limUpp:
        case Name::m:
        case Name::mr:
        case Name::nary:
        case Name::num:
        case Name::phant:
        case Name::r:
        case Name::rad:
        case Name::sPre:
        case Name::sSub:
        case Name::sSubSup:
        case Name::sSup:
        case Name::sub:
        case Name::sup:
            return true;
        default:
            return false;
    }
}

bool is_property(Name name) {
    switch (name) {
        case Name::begChr:
        case Name::chr:
        case Name::degHide:
        case Name::endChr:
        case Name::nor:
        case Name::pos:
        case Name::scr:
        case Name::sepChr:
        case Name::show:
        case Name::sty:
        case Name::subHide:
        case Name::supHide:
        case Name::type:
            return true;
        default:
            return false;
    }
}

class HiddenWriter : public FormulaWriter {
public:
    using FormulaWriter::FormulaWriter;

    std::string write() {
        visit(root());
        return std::move(out_);
    }

private:
    void visit(const Node& node) {
        const std::string* show = node.value(Name::show);
        if (node.name == Name::phant && show != nullptr && !node.is_on(Name::show)) {
            out_ += text_of(node);
            return;
        }
        for (const Node* child = first(node); child != nullptr; child = next(*child)) {
            visit(*child);
        }
    }

    std::string out_;
};

}  // namespace

const std::string* FormulaNode::value(Name property) const {
    const auto found = std::find_if(values.begin(), values.end(), [&](const auto& pair) { return pair.first == property; });
    return found == values.end() ? nullptr : &found->second;
}

bool FormulaNode::is_on(Name property) const {
    const std::string* found = value(property);
    return found != nullptr && *found != "0" && *found != "off" && *found != "false";
}

bool Formula::start(const Element& element) {
    if (is_property(element.name)) {
        // An on/off property without a value is on; a character without a value is no character.
        nodes_[static_cast<std::size_t>(open_.back())].values.emplace_back(element.name, element.text(Name::val));
        return false;
    }
    if (!is_node(element.name)) {
        return false;
    }
    if (nodes_.size() + 1 < kMostNodes) {
        add(element.name);
        open_.push_back(static_cast<std::int32_t>(nodes_.size()) - 1);
        return true;
    }
    if (nodes_.size() < kMostNodes) {
        add(Name::r);  // takes the text of all that follows
    }
    ++beyond_;
    return true;
}

void Formula::add(Name name) {
    const auto index = static_cast<std::int32_t>(nodes_.size());
    FormulaNode& parent = nodes_[static_cast<std::size_t>(open_.back())];
    if (parent.last < 0) {
        parent.first = index;
    } else {
        nodes_[static_cast<std::size_t>(parent.last)].next = index;
    }
    parent.last = index;
    nodes_.emplace_back().name = name;
}

void Formula::end() {
    if (beyond_ > 0) {
        --beyond_;
    } else if (open_.size() > 1) {
        open_.pop_back();
    }
}

void Formula::text(std::string_view piece) {
    const bool in_run = beyond_ > 0 || nodes_[static_cast<std::size_t>(open_.back())].name == Name::r;
    if (!in_run && nodes_.size() < kMostNodes) {
        add(Name::r);  // a run of the text around, within the formula
    }
    (in_run && beyond_ == 0 ? nodes_[static_cast<std::size_t>(open_.back())] : nodes_.back()).text += piece;
}

std::string Formula::hidden() const {
    return HiddenWriter(nodes_).write();
}

const FormulaWriter::Node* FormulaWriter::part(const Node& of, Name name) const {
    for (const Node* child = first(of); child != nullptr; child = next(*child)) {
        if (child->name == name) {
            return child->first < 0 && child->text.empty() ? nullptr : child;
        }
    }
    return nullptr;
}

const FormulaWriter::Node* FormulaWriter::only(const Node* of) const {
    const Node* child = of == nullptr ? nullptr : first(*of);
    return child == nullptr || next(*child) != nullptr ? nullptr : child;
}

std::string FormulaWriter::text_of(const Node& node) const {
    std::string text = node.text;
    for (const Node* child = first(node); child != nullptr; child = next(*child)) {
        text += text_of(*child);
    }
    return text;
}

}  // namespace bianmu::extract::docx
