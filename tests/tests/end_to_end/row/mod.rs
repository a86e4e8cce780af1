mod key_ranges;
mod paging;
mod reads;
mod writes;
