#include <algorithm>
#include <utility>

#include "extract/docx/story.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

/// A value as a control shows it: line ends are breaks, other controls nothing.
std::string shown_value(std::string_view stored) {
    std::string out;
    for (const char c : model::trim(stored)) {
        if (c == '\n' || c == '\t' || static_cast<unsigned char>(c) >= 0x20) {
            out += c;
        }
    }
    return model::to_nfc(out);
}

}  // namespace

void Story::start_control() {
    controls_.emplace_back().paragraphs = paragraphs_.size();
    push(Context::control);
}

void Story::start_control_properties() {
    if (parent() == Context::control) {
        push(Context::control_properties);
    } else {
        skip();
    }
}

void Story::start_control_property(const Element& element) {
    Control& control = controls_.back();
    switch (element.name) {
        case Name::dataBinding:
            control.binding = {element.text(Name::xpath), element.text(Name::prefixMappings), element.text(Name::storeItemID)};
            break;
        case Name::text:
            control.takes_text = true;
            break;
        case Name::comboBox:
        case Name::dropDownList:
            control.takes_text = true;
            push(Context::control_list);
            return;
        case Name::listItem:
            control.entries.emplace_back(element.text(Name::value), element.text(element.find(Name::displayText) ? Name::displayText : Name::value));
            break;
        default:
            break;
    }
    skip();
}

/// Looks up what the control is bound to: that is what Word shows, whatever text stands in the control.
void Story::bind_control() {
    Control& control = controls_.back();
    if (!control.takes_text || control.binding.path.empty() || shared_.bound == nullptr) {
        return;
    }
    const auto stored = shared_.bound->find(control.binding);
    if (!stored) {
        return;
    }
    const auto entry = std::find_if(control.entries.begin(), control.entries.end(), [&](const auto& one) { return one.first == *stored; });
    control.value = shown_value(entry != control.entries.end() ? entry->second : *stored);
}

/// What is shown for text that stands in a bound control: the text, as far as it is that of the value; where it is not, the rest of the value at once.
std::string Story::bound_text(std::string_view text) {
    Control& control = controls_.back();
    const std::string_view left = std::string_view(control.value).substr(control.shown);
    if (!left.empty() && left.starts_with(text)) {
        control.shown += text.size();
        return std::string(text);
    }
    shared_.accounting.discard("fallback", text);
    control.shown = control.value.size();
    return std::string(left);
}

/// Puts what is left of the value of a bound control that began where so many paragraphs were open.
void Story::end_bound_text(std::size_t paragraphs) {
    if (!controls_.empty() && controls_.back().paragraphs == paragraphs && !out_of_sight()) {
        Control& control = controls_.back();
        put_text(control.value.substr(std::exchange(control.shown, control.value.size())));
    }
}

void Story::end_control() {
    end_bound_text(paragraphs_.size());
    controls_.pop_back();
}

}  // namespace bianmu::extract::docx
