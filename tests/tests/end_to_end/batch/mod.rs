mod bulk;
mod rows;
