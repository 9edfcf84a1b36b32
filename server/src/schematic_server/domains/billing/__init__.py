"""What a billing provider would know: customers, products, prices, invoices; and the sums that money is made of."""
