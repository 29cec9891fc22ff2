#include "emit/tree_members.h"

#include "model/hexadecimal.h"

namespace bianmu::emit {

void TreeMembers::locations(const std::vector<model::Location>& list) {
    tree_.open_array("locations");
    add_locations(list);
    tree_.close();
}

void TreeMembers::add_locations(const std::vector<model::Location>& list) {
    for (const model::Location& place : list) {
        location(place);
    }
}

void TreeMembers::location(const model::Location& place) {
    tree_.open_object();
    if (place.part >= 0 && static_cast<std::size_t>(place.part) < part_names_->size()) {
        tree_.text("part", (*part_names_)[static_cast<std::size_t>(place.part)]);
    }
    if (place.paragraph >= 0) {
        tree_.integer("paragraph", place.paragraph);
    }
    if (place.page > 0) {
        tree_.integer("page", place.page);
        flag("page_estimated", place.page_estimated);
    }
    if (place.paragraph_id != 0) {
        tree_.text("paragraph_id", tree_.keep(model::hexadecimal(place.paragraph_id, 8, model::kCapitalDigits)));
    }
    if (place.box) {
        tree_.open_array("bbox");
        for (const double side : {place.box->x0, place.box->y0, place.box->x1, place.box->y1}) {
            tree_.rounded({}, side);
        }
        tree_.close();
    }
    tree_.close();
}

}  // namespace bianmu::emit
